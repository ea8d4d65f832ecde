using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Appeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "appeals",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: true),
                    criterion_ids = table.Column<string[]>(type: "text[]", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    spot = table.Column<string>(type: "jsonb", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    talk_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    talk_place = table.Column<string>(type: "text", nullable: false),
                    voted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    points_before = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    points_after = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeals", x => x.id);
                    table.ForeignKey(
                        name: "fk_appeals_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appeals_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commission_members",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_chair = table.Column<bool>(type: "boolean", nullable: false),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_members", x => new { x.olympiad_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_commission_members_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commission_members_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "showings",
                schema: "olympiads",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    appeal_days = table.Column<int>(type: "integer", nullable: false),
                    appeals_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    min_votes = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_showings", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_showings_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_analyses",
                schema: "olympiads",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    video_url = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_analyses", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_task_analyses_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_task_analyses_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appeal_votes",
                schema: "olympiads",
                columns: table => new
                {
                    appeal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    satisfies = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    voted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeal_votes", x => new { x.appeal_id, x.member_id });
                    table.ForeignKey(
                        name: "fk_appeal_votes_appeals_appeal_id",
                        column: x => x.appeal_id,
                        principalSchema: "olympiads",
                        principalTable: "appeals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appeal_votes_people_member_id",
                        column: x => x.member_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_appeal_votes_member_id",
                schema: "olympiads",
                table: "appeal_votes",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_attempt_id_task_id",
                schema: "olympiads",
                table: "appeals",
                columns: new[] { "attempt_id", "task_id" },
                unique: true,
                filter: "state <> 'Withdrawn'")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_appeals_task_id",
                schema: "olympiads",
                table: "appeals",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_commission_members_olympiad_id",
                schema: "olympiads",
                table: "commission_members",
                column: "olympiad_id",
                unique: true,
                filter: "is_chair");

            migrationBuilder.CreateIndex(
                name: "ix_commission_members_person_id",
                schema: "olympiads",
                table: "commission_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_analyses_file_id",
                schema: "olympiads",
                table: "task_analyses",
                column: "file_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appeal_votes",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "commission_members",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "showings",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "task_analyses",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "appeals",
                schema: "olympiads");
        }
    }
}
