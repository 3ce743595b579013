/* The equations of InteractionWorkload for deSolve. Milligrams, hours. */
#include <R.h>
static double p[22];
void parameters(void (*read)(int *, double *)) { int n = 22; read(&n, p); }
void derivatives(int *n, double *t, double *x, double *dx, double *out, int *ip) {
    double k12 = p[2] / p[1], k21 = p[2] / p[3], k13 = p[4] / p[1], k31 = p[4] / p[5];
    double m10 = p[7] / p[8], m12 = p[9] / p[8], m21 = p[9] / p[10];
    double flow = p[21], intrinsic = p[12] + p[13] * x[8];
    double arriving = p[11] * x[0] / (1 + 0.25 * x[9]);
    double extracted = intrinsic / (flow + intrinsic) * (arriving + flow / p[1] * x[1]);
    double inhibitor = x[7] / p[15], lost = p[19] * inhibitor / (p[20] + inhibitor);
    dx[0] = -p[11] * x[0];
    dx[1] = arriving - extracted - (k12 + k13) * x[1] + k21 * x[2] + k31 * x[3];
    dx[2] = k12 * x[1] - k21 * x[2];
    dx[3] = k13 * x[1] - k31 * x[3];
    dx[4] = p[6] * extracted - (m10 + m12) * x[4] + m21 * x[5];
    dx[5] = m12 * x[4] - m21 * x[5];
    dx[6] = -p[14] * x[6];
    dx[7] = p[14] * x[6] - p[16] / p[15] * x[7];
    dx[8] = p[17] * (1 - x[8]) - lost * x[8];
    dx[9] = p[18] * (1 - x[9]) - lost * x[9];
}
