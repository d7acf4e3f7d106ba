import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';

/** No answer, too many requests, or a fault of the API server. */
export function isPassing(error: unknown): error is KubernetesApiError {
  return (
    error instanceof KubernetesApiError &&
    (error.statusCode === 0 ||
      error.statusCode === 429 ||
      error.statusCode >= 500)
  );
}
