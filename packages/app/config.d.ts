export interface Config {
  /** The demo's own settings; nothing of the plugins reads them. */
  demo?: {
    /**
     * Users whom the sign-in page offers.
     * @deepVisibility frontend
     */
    users?: Array<{
      /** Entity reference of the user. */
      ref: string;
      title: string;
      description: string;
    }>;
  };
}
