/* The equations of InfusionWorkload for deSolve. Milligrams, hours. */
#include <R.h>
static double p[12];
void parameters(void (*read)(int *, double *)) { int n = 12; read(&n, p); }
void derivatives(int *n, double *t, double *x, double *dx, double *out, int *ip) {
    double k10 = p[0] / p[1], k12 = p[2] / p[1], k21 = p[2] / p[3], k13 = p[4] / p[1], k31 = p[4] / p[5];
    double m10 = p[7] / p[8], m12 = p[9] / p[8], m21 = p[9] / p[10];
    dx[0] = x[5] - (k10 + k12 + k13) * x[0] + k21 * x[1] + k31 * x[2];
    dx[1] = k12 * x[0] - k21 * x[1];
    dx[2] = k13 * x[0] - k31 * x[2];
    dx[3] = p[6] * k10 * x[0] - (m10 + m12) * x[3] + m21 * x[4];
    dx[4] = m12 * x[3] - m21 * x[4];
    dx[5] = 0; /* what is being infused, mg/h; events change it */
}
