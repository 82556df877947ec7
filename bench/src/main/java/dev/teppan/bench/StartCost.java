package dev.teppan.bench;

/**
 * What the start of a server costs.
 *
 * @param seconds from the start of the process until its first enqueue is accepted
 * @param processorSeconds that it used until then
 * @param residentMib the memory that it has some seconds later, idle
 */
record StartCost(double seconds, double processorSeconds, double residentMib) {}
