// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('operation_trail', table => {
    table.comment('What people did to databases through the portal.');
    table.string('id', 36).primary();
    table.string('database_ref', 255).notNullable();
    // Times are ISO 8601 in UTC: as texts they sort by time, in every database.
    table.string('at', 30).notNullable();
    table.string('operation', 64).notNullable();
    table.text('title').notNullable();
    table.string('by', 255).notNullable();
    table.text('reason');
    table.string('via', 16).notNullable();
    table.string('result', 16).notNullable();
    table.text('detail');
    table.string('finished_at', 30);
    table.index(['database_ref', 'at'], 'operation_trail_database_idx');
    table.index(['at'], 'operation_trail_at_idx');
  });
  await knex.schema.createTable('operations_in_flight', table => {
    table.comment('Operations whose writes are being made, one per database.');
    table.string('database_ref', 255).primary();
    table.string('target', 63).notNullable();
    table.string('token', 36).notNullable();
    table.text('title').notNullable();
    table.string('by', 255).notNullable();
    table.string('expires_at', 30).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operations_in_flight');
  await knex.schema.dropTable('operation_trail');
};
