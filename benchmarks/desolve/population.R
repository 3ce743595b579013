# The same two populations in deSolve (lsoda, tolerance 1e-8) with the equations in C; people in a second of CPU time, best of five rounds.
# Debian: apt-get install r-base-dev r-cran-desolve. Then, with the file that PopulationSpeed writes: Rscript population.R people.csv 40
library(deSolve)
arguments <- commandArgs(TRUE)
people <- head(read.csv(arguments[1]), as.integer(arguments[2]))
columns <- c("CL", "V1", "Q2", "V2", "Q3", "V3", "FM", "CLM", "VM1", "QM", "VM2")
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))

compiled <- function(name) {
    folder <- tempfile(name)
    dir.create(folder)
    file.copy(file.path(here, paste0(name, ".c")), folder)
    old <- setwd(folder)
    on.exit(setwd(old))
    stopifnot(system2(file.path(R.home("bin"), "R"), c("CMD", "SHLIB", paste0(name, ".c")), stdout = FALSE) == 0)
    dyn.load(paste0(name, .Platform$dynlib.ext))
}

measured <- function(name, calculate) {
    compiled(name)
    best <- 0
    for (round in 1:5) {
        used <- system.time(for (i in seq_len(nrow(people))) calculate(people[i, ]))
        best <- max(best, nrow(people) / (used[["user.self"]] + used[["sys.self"]]))
    }
    cat(sprintf("%s: %.0f in a second of CPU time\n", name, best))
}

measured("infusion", function(person) {
    begin <- as.vector(outer(c(0, 72), 168 * 0:3, "+"))
    rate <- 0.5 * person$WT / (2 / 3)
    events <- data.frame(var = "rate", time = c(begin, begin + 2 / 3), value = rep(c(rate, 0), each = 8), method = "rep")
    events <- events[order(events$time), ]
    asked <- seq(0, 672, 0.25)
    ode(c(a = 0, b = 0, c = 0, d = 0, e = 0, rate = 0), sort(unique(c(asked, events$time))), "derivatives", c(unlist(person[columns]), 0),
        dllname = "infusion", initfunc = "parameters", method = "lsoda", rtol = 1e-8, atol = 1e-11, maxsteps = 1e5,
        events = list(data = events))
})

measured("interaction", function(person) {
    parameters <- c(unlist(person[c(columns, "KA", "CLI", "CL3A", "KACL", "VC", "CLC", "KDH", "KDG", "KINACT", "KI")]),
        90 * (person$WT / 70)^0.75)
    events <- rbind(
        data.frame(var = "depot", time = 24 * 0:13, value = 50, method = "add"),
        data.frame(var = "inhibitor", time = 72 + 12 * 0:21, value = 500, method = "add"))
    events <- events[order(events$time), ]
    start <- c(depot = 0, a = 0, b = 0, c = 0, d = 0, e = 0, inhibitor = 0, f = 0, liver = 1, gut = 1)
    ode(start, seq(0, 336, 0.25), "derivatives", parameters,
        dllname = "interaction", initfunc = "parameters", method = "lsoda", rtol = 1e-8, atol = 1e-11, maxsteps = 1e5,
        events = list(data = events))
})
