using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealedTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "asked_version_id",
                schema: "olympiads",
                table: "paper_tasks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "key_number",
                schema: "olympiads",
                table: "paper_seals",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "number",
                schema: "olympiads",
                table: "opening_keys",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "chain_bytes",
                schema: "olympiads",
                table: "journal_entries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "seal_id",
                schema: "olympiads",
                table: "attempts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sealed_tasks",
                schema: "olympiads",
                columns: table => new
                {
                    seal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    question_version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_tasks", x => new { x.seal_id, x.task_id });
                    table.ForeignKey(
                        name: "fk_sealed_tasks_paper_seals_seal_id",
                        column: x => x.seal_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_seals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sealed_tasks_question_versions_question_version_id",
                        column: x => x.question_version_id,
                        principalSchema: "assessment",
                        principalTable: "question_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What the last seal of each paper holds is the paper as it is, or was before a change that nobody has recorded; of earlier seals nothing is known.
            migrationBuilder.Sql(
                """
                insert into olympiads.sealed_tasks (seal_id, task_id, position, question_version_id)
                select s.id, t.id, t.position, t.question_version_id
                from olympiads.paper_seals s join olympiads.paper_tasks t on t.paper_id = s.paper_id
                where not exists (select from olympiads.paper_seals later where later.paper_id = s.paper_id and later.number > s.number)
                """);

            migrationBuilder.CreateIndex(
                name: "ix_attempts_seal_id",
                schema: "olympiads",
                table: "attempts",
                column: "seal_id");

            migrationBuilder.CreateIndex(
                name: "ix_sealed_tasks_question_version_id",
                schema: "olympiads",
                table: "sealed_tasks",
                column: "question_version_id");

            migrationBuilder.AddForeignKey(
                name: "fk_attempts_paper_seals_seal_id",
                schema: "olympiads",
                table: "attempts",
                column: "seal_id",
                principalSchema: "olympiads",
                principalTable: "paper_seals",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_attempts_paper_seals_seal_id",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropTable(
                name: "sealed_tasks",
                schema: "olympiads");

            migrationBuilder.DropIndex(
                name: "ix_attempts_seal_id",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "asked_version_id",
                schema: "olympiads",
                table: "paper_tasks");

            migrationBuilder.DropColumn(
                name: "key_number",
                schema: "olympiads",
                table: "paper_seals");

            migrationBuilder.DropColumn(
                name: "number",
                schema: "olympiads",
                table: "opening_keys");

            migrationBuilder.DropColumn(
                name: "chain_bytes",
                schema: "olympiads",
                table: "journal_entries");

            migrationBuilder.DropColumn(
                name: "seal_id",
                schema: "olympiads",
                table: "attempts");
        }
    }
}
