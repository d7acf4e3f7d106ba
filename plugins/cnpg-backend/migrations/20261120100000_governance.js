/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('policy_history', table => {
    table.comment('How every database stood on every day');
    table.string('day', 10).notNullable().comment('YYYY-MM-DD in UTC');
    table.string('ref').notNullable().comment('target/namespace/name');
    table.string('owner').nullable();
    table
      .integer('score')
      .nullable()
      .comment('0 to 100; null without policies');
    table.integer('findings').notNullable().comment('Rules it breaks');
    table.double('monthly_cost').notNullable();
    table.string('health', 20).notNullable();
    table.primary(['day', 'ref']);
  });
  await knex.schema.createTable('notified', table => {
    table.comment('What the owners of a database have been told');
    table.string('ref').primary().comment('target/namespace/name');
    table
      .string('uid')
      .notNullable()
      .comment('Of the Cluster: one that is made anew is another database');
    table.text('state').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notified');
  await knex.schema.dropTable('policy_history');
};
