#include "store/store.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "store/list_cache.h"
#include "store/trash.h"

#include <assert.h>
#include <stdlib.h>

bool store_open(Store **out, Error *error) {
    *out = NULL;
    Store *store = memory_alloc(sizeof *store);
    char *data = path_data(error);
    if (data) {
        store->drafts = path_join(data, "drafts");
        store->config = path_config(error);
    }
    if (store->config)
        store->state = path_state(error);
    free(data);
    if (!store->state) {
        store_close(store);
        return false;
    }
    trash_finish(store);
    *out = store;
    return true;
}

void store_close(Store *store) {
    if (!store)
        return;
    assert(!store->open);
    list_keep(store);
    names_free(&store->list.changed);
    buffer_free(&store->settings);
    free(store->drafts);
    free(store->config);
    free(store->state);
    free(store);
}

const char *store_drafts_folder(const Store *store) {
    return store->drafts;
}

const char *store_config_folder(const Store *store) {
    return store->config;
}

const char *store_state_folder(const Store *store) {
    return store->state;
}

bool path_is_taken(const char *path) {
    return file_exists(path) || folder_exists(path);
}

bool store_fail(Error *reason, Error *error) {
    error_clear(error);
    if (error)
        *error = *reason;
    else
        error_clear(reason);
    *reason = (Error){0};
    return false;
}
