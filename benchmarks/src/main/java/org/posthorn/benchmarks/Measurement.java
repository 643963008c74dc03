package org.posthorn.benchmarks;

/**
 * One run's figures.
 *
 * @param delivered messages a second, from the first MAIL to the sink's count
 * @param accepted messages a second, from the first MAIL to the last reply
 * @param cpuMillis of the server and its children, a message
 * @param p50Millis from MAIL to the reply after DATA
 * @param p99Millis likewise
 * @param others percent of the machine that went to processes that have no part in the run
 * @param stolen percent of the machine that the hypervisor gave to others
 * @param reconnects sessions the server ended early
 */
record Measurement(double delivered, double accepted, double cpuMillis, double p50Millis, double p99Millis, double others, double stolen,
                   int reconnects) {
}
