export interface Config {
  cnpg?: {
    /**
     * Where this product's documentation can be read: the address of a folder that holds
     * `runbooks/BK02.md` and the like, which findings link to. Default: the docs folder of the
     * product's own repository.
     * @visibility frontend
     */
    docsUrl?: string;
  };
}
