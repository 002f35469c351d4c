/* The clock of a rehearsal: it runs for one part at a time, and stands while nobody speaks. */
#include "tui/rehearse.h"

static int64_t now(const Rehearsal *rehearsal) {
    return rehearsal->app->milliseconds();
}

void rehearse_run(Rehearsal *rehearsal) {
    rehearsal->since = now(rehearsal);
    rehearsal->running = true;
}

void rehearse_stand(Rehearsal *rehearsal) {
    if (rehearsal->running)
        rehearsal->parts[rehearsal->here].spent += now(rehearsal) - rehearsal->since;
    rehearsal->running = false;
}

double rehearse_part_seconds(const Rehearsal *rehearsal, size_t part) {
    int64_t spent = rehearsal->parts[part].spent;
    if (rehearsal->running && part == rehearsal->here)
        spent += now(rehearsal) - rehearsal->since;
    return (double)spent / 1000;
}

double rehearse_seconds(const Rehearsal *rehearsal) {
    double seconds = 0;
    for (size_t i = 0; i < rehearsal->part_count; i++)
        seconds += rehearse_part_seconds(rehearsal, i);
    return seconds;
}

double rehearse_behind(const Rehearsal *rehearsal) {
    double behind = 0;
    for (size_t i = 0; i < rehearsal->part_count && i <= rehearsal->here; i++) {
        double over = rehearse_part_seconds(rehearsal, i) - rehearsal->parts[i].target;
        if (rehearsal->parts[i].said || over > 0)
            behind += over;
    }
    return behind;
}

int rehearse_count(const Rehearsal *rehearsal) {
    int64_t passed = (now(rehearsal) - rehearsal->since) / COUNT_MILLISECONDS;
    return passed < COUNT_FROM ? COUNT_FROM - (int)passed : 0;
}
