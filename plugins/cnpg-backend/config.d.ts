export interface Config {
  cnpg?: {
    /**
     * Keeps the portal from changing any database that is there; people see why. Default: false
     */
    readOnly?: boolean;

    /**
     * What people can do to databases that are there.
     */
    operations?: {
      /**
       * How many operations may be under way on one target at the same time. Default: 10
       */
      perTarget?: number;
      /**
       * Whether people must say why.
       */
      reason?: {
        /**
         * For which databases. Default: never
         */
        required?: 'never' | 'production' | 'always';
        /**
         * Regular expression that the reason must match, for example `^CHG[0-9]+` for a change number.
         */
        pattern?: string;
        /**
         * What people read beside the field. Default: Why, or the number of the change
         */
        hint?: string;
      };
      /**
       * PostgreSQL parameters that may be changed. Default: those about memory, planner, autovacuum,
       * WAL, timeouts, connections and logging that a running database can be given safely
       */
      parameters?: string[];
      /**
       * Days for which the trail of operations is kept. Default: 400
       */
      trailDays?: number;
    };
  };
}
