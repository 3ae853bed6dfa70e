/*===- Pool.c - The threads of a context ------------------------------------===
 *
 * For plain C users and our tools; other hosts pass their own threads. Workers
 * spin for a moment, since the stages of a run follow each other, then sleep.
 * A worker joins a job under the lock while the job is open, so one that wakes
 * late never meets the next job's data, and the caller waits for those only
 * that joined.
 *
 * After fork() the child has none of the workers, and locks in whatever state
 * the parent's other threads left them. So the pool says which process it
 * belongs to: any other one starts it anew. The kernel also zeroes the pool in
 * a child (MADV_WIPEONFORK), which covers a process id that occurs twice.
 *
 *===----------------------------------------------------------------------===*/

enum { SWIGLURT_SPINS = 2000 };

#ifdef SWIGLURT_DEBUG
/* Ends the process if `wrong`. */
static void swiglurt_expect(int wrong, const char *what) {
  ssize_t written;
  if (!wrong)
    return;
  written = write(STDERR_FILENO, what, strlen(what));
  (void)written;
  abort();
}
/* Adds to a number that several threads count in; returns what it was. */
#define SWIGLURT_COUNT(number, by)                                             \
  __atomic_fetch_add(number, by, __ATOMIC_SEQ_CST)
#else
#define swiglurt_expect(wrong, what) ((void)0)
#define SWIGLURT_COUNT(number, by) ((void)0)
#endif

typedef struct swiglurt_pool {
  _Atomic uint64_t owner; /* 2 * process id; odd while it is made */
  pthread_mutex_t run;    /* held for the length of a run */
  pthread_mutex_t lock;   /* guards the job and `joined` */
  pthread_cond_t wake;    /* workers: a new generation */
  pthread_cond_t idle;    /* caller: nobody is joined */
  int32_t threads;        /* with the caller */
  int32_t started;        /* workers that run */
  int stop;
  int open;     /* whether workers may still join */
  int32_t runs; /* that have begun and not ended; counted in debug builds */
  void (*task)(void *, int64_t);
  void *arg;
  int64_t count;
  _Atomic int64_t next;
  _Atomic int32_t joined;
  _Atomic uint64_t generation; /* of jobs; stopping is one too */
  pthread_t workers[];
} swiglurt_pool;

static size_t swiglurt_pool_bytes(int32_t threads) {
  return sizeof(swiglurt_pool) + (size_t)threads * sizeof(pthread_t);
}

/* Makes the pool this process's. Returns whether it was another's before. */
static int swiglurt_pool_own(swiglurt_pool *pool, int32_t threads) {
  uint64_t self = 2 * (uint64_t)getpid();
  for (;;) {
    uint64_t owner = atomic_load(&pool->owner);
    if (owner == self)
      return 0;
    if (owner == self + 1) { /* another thread of ours is at it */
      sched_yield();
      continue;
    }
    if (!atomic_compare_exchange_strong(&pool->owner, &owner, self + 1))
      continue;
    pthread_mutex_init(&pool->run, NULL);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->wake, NULL);
    pthread_cond_init(&pool->idle, NULL);
    pool->threads = threads;
    pool->started = 0;
    pool->stop = 0;
    pool->open = 0;
    pool->runs = 0;
    atomic_store(&pool->joined, 0);
    atomic_store(&pool->generation, 0);
    atomic_store(&pool->owner, self);
    return 1;
  }
}

static swiglurt_pool *swiglurt_pool_create(int32_t threads) {
  void *at = mmap(NULL, swiglurt_pool_bytes(threads), PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED)
    return NULL;
#ifdef MADV_WIPEONFORK
  madvise(at, swiglurt_pool_bytes(threads), MADV_WIPEONFORK);
#endif
  return (swiglurt_pool *)at;
}

static void swiglurt_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static void swiglurt_pool_work(swiglurt_pool *pool,
                               void (*task)(void *, int64_t), void *arg,
                               int64_t count) {
  int64_t i;
  while ((i = atomic_fetch_add(&pool->next, 1)) < count)
    task(arg, i);
}

static void *swiglurt_pool_worker(void *self) {
  swiglurt_pool *pool = (swiglurt_pool *)self;
  uint64_t seen = 0;
  for (;;) {
    void (*task)(void *, int64_t);
    void *arg;
    int64_t count;
    int spins;
    for (spins = 0;
         spins < SWIGLURT_SPINS && atomic_load(&pool->generation) == seen;
         ++spins)
      swiglurt_pause();
    pthread_mutex_lock(&pool->lock);
    while (atomic_load(&pool->generation) == seen)
      pthread_cond_wait(&pool->wake, &pool->lock);
    seen = atomic_load(&pool->generation);
    if (pool->stop) {
      pthread_mutex_unlock(&pool->lock);
      return NULL;
    }
    if (!pool->open) {
      pthread_mutex_unlock(&pool->lock);
      continue;
    }
    task = pool->task;
    arg = pool->arg;
    count = pool->count;
    atomic_fetch_add(&pool->joined, 1);
    pthread_mutex_unlock(&pool->lock);
    swiglurt_pool_work(pool, task, arg, count);
    pthread_mutex_lock(&pool->lock);
    if (atomic_fetch_sub(&pool->joined, 1) == 1)
      pthread_cond_signal(&pool->idle);
    pthread_mutex_unlock(&pool->lock);
  }
}

/* Starts the workers that are missing. One that cannot be started is not an
 * error: the run has fewer threads, and the next one tries again. */
static void swiglurt_pool_start(swiglurt_pool *pool) {
  sigset_t blocked, before;
  if (pool->started >= pool->threads - 1)
    return;
  /* The host's handlers are not for our threads, except for what a thread does
   * to itself. */
  sigfillset(&blocked);
  sigdelset(&blocked, SIGSEGV);
  sigdelset(&blocked, SIGBUS);
  sigdelset(&blocked, SIGFPE);
  sigdelset(&blocked, SIGILL);
  if (pthread_sigmask(SIG_SETMASK, &blocked, &before))
    return;
  while (pool->started < pool->threads - 1 &&
         pthread_create(&pool->workers[pool->started], NULL,
                        swiglurt_pool_worker, pool) == 0)
    ++pool->started;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* swiglu_host::parallel_for, called with the pool's `run` held. */
static void swiglurt_pool_for(void *self, void (*task)(void *, int64_t),
                              void *arg, int64_t count) {
  swiglurt_pool *pool = (swiglurt_pool *)self;
  int spins;
  if (count > 1)
    swiglurt_pool_start(pool);
  if (count <= 1 || pool->started == 0) {
    int64_t i;
    for (i = 0; i < count; ++i)
      task(arg, i);
    return;
  }
  pthread_mutex_lock(&pool->lock);
  pool->task = task;
  pool->arg = arg;
  pool->count = count;
  pool->open = 1;
  atomic_store(&pool->next, 0);
  atomic_fetch_add(&pool->generation, 1);
  pthread_cond_broadcast(&pool->wake);
  pthread_mutex_unlock(&pool->lock);

  swiglurt_pool_work(pool, task, arg, count);

  pthread_mutex_lock(&pool->lock);
  pool->open = 0;
  pthread_mutex_unlock(&pool->lock);
  for (spins = 0; spins < SWIGLURT_SPINS && atomic_load(&pool->joined) != 0;
       ++spins)
    swiglurt_pause();
  pthread_mutex_lock(&pool->lock);
  while (atomic_load(&pool->joined) != 0)
    pthread_cond_wait(&pool->idle, &pool->lock);
  pthread_mutex_unlock(&pool->lock);
}

/* Ends the workers, if they are this process's, and frees the pool. */
static void swiglurt_pool_destroy(swiglurt_pool *pool, int32_t threads) {
  swiglurt_pool_own(pool, threads);
  pthread_mutex_lock(&pool->lock);
  pool->stop = 1;
  atomic_fetch_add(&pool->generation, 1);
  pthread_cond_broadcast(&pool->wake);
  pthread_mutex_unlock(&pool->lock);
  while (pool->started > 0)
    pthread_join(pool->workers[--pool->started], NULL);
  pthread_cond_destroy(&pool->idle);
  pthread_cond_destroy(&pool->wake);
  pthread_mutex_destroy(&pool->lock);
  pthread_mutex_destroy(&pool->run);
  munmap(pool, swiglurt_pool_bytes(threads));
}
