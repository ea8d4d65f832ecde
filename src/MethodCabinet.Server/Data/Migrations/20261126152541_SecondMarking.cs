using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecondMarking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_markings_attempt_id_task_id_turn",
                schema: "olympiads",
                table: "markings");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "begun_at",
                schema: "olympiads",
                table: "markings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "remarks",
                schema: "olympiads",
                table: "markings",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<decimal>(
                name: "total",
                schema: "olympiads",
                table: "markings",
                type: "numeric(12,4)",
                precision: 12,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "marking_plans",
                schema: "olympiads",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_share = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    threshold = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    referee = table.Column<string>(type: "text", nullable: false),
                    control_every = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marking_plans", x => x.task_id);
                    table.ForeignKey(
                        name: "fk_marking_plans_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_comments",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_comments_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_saved_comments_people_author_id",
                        column: x => x.author_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_tasks",
                schema: "olympiads",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lot = table.Column<int>(type: "integer", nullable: false),
                    awaits = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_tasks", x => new { x.attempt_id, x.task_id });
                    table.ForeignKey(
                        name: "fk_work_tasks_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_work_tasks_works_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "works",
                        principalColumn: "attempt_id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What was marked before counts as it did: each task once, by its first marking.
            migrationBuilder.Sql(
                """
                update olympiads.markings set
                  begun_at = coalesce(done_at, claimed_until - interval '3 minutes'),
                  total = (select coalesce(sum(value::numeric), 0) from jsonb_each_text(points));
                insert into olympiads.work_tasks (attempt_id, task_id, round_id, lot, awaits, points)
                select w.attempt_id, t.id, w.round_id, floor(random() * 10000)::int,
                  case when m.done_at is null then 'First' else 'Nobody' end, case when m.done_at is null then null else m.total end
                from olympiads.works w
                join olympiads.attempts a on a.id = w.attempt_id
                join olympiads.paper_tasks t on t.paper_id = a.paper_id
                join assessment.question_versions v on v.id = t.question_version_id and v.key ->> 'type' = 'manual'
                left join olympiads.markings m on m.attempt_id = w.attempt_id and m.task_id = t.id and m.turn = 'First';
                """);

            migrationBuilder.CreateIndex(
                name: "ix_markings_attempt_id_task_id_turn",
                schema: "olympiads",
                table: "markings",
                columns: new[] { "attempt_id", "task_id", "turn" },
                unique: true,
                filter: "turn <> 'Control'");

            migrationBuilder.CreateIndex(
                name: "ix_saved_comments_author_id",
                schema: "olympiads",
                table: "saved_comments",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_comments_task_id_text",
                schema: "olympiads",
                table: "saved_comments",
                columns: new[] { "task_id", "text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_round_id_task_id_awaits",
                schema: "olympiads",
                table: "work_tasks",
                columns: new[] { "round_id", "task_id", "awaits" });

            migrationBuilder.CreateIndex(
                name: "ix_work_tasks_task_id_awaits_lot",
                schema: "olympiads",
                table: "work_tasks",
                columns: new[] { "task_id", "awaits", "lot" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "marking_plans",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "saved_comments",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "work_tasks",
                schema: "olympiads");

            migrationBuilder.DropIndex(
                name: "ix_markings_attempt_id_task_id_turn",
                schema: "olympiads",
                table: "markings");

            migrationBuilder.DropColumn(
                name: "begun_at",
                schema: "olympiads",
                table: "markings");

            migrationBuilder.DropColumn(
                name: "remarks",
                schema: "olympiads",
                table: "markings");

            migrationBuilder.DropColumn(
                name: "total",
                schema: "olympiads",
                table: "markings");

            migrationBuilder.CreateIndex(
                name: "ix_markings_attempt_id_task_id_turn",
                schema: "olympiads",
                table: "markings",
                columns: new[] { "attempt_id", "task_id", "turn" },
                unique: true);
        }
    }
}
