/*===- load-test.c - Which packed weights files a library takes -------------===*/
#include <stdio.h>

/* For each file the error of loading it, and why. */
int main(int argc, char **argv) {
  int i;
  for (i = 1; i < argc; ++i) {
    char why[1024] = "";
    scaled_model *model = NULL;
    int error = scaled_load(argv[i], &model);
    if (error)
      scaled_load_explain(argv[i], why, sizeof(why));
    printf("%d: %s\n", error, why);
    scaled_unload(model);
  }
  return 0;
}
