using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Jury : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "jury_members",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jury_members", x => new { x.olympiad_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_jury_members_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jury_members_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "works",
                schema: "olympiads",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cipher = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works", x => x.attempt_id);
                    table.ForeignKey(
                        name: "fk_works_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_works_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "markings",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<string>(type: "text", nullable: false),
                    juror_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_markings", x => x.id);
                    table.ForeignKey(
                        name: "fk_markings_paper_tasks_task_id",
                        column: x => x.task_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_markings_people_juror_id",
                        column: x => x.juror_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_markings_works_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "works",
                        principalColumn: "attempt_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_jury_members_person_id",
                schema: "olympiads",
                table: "jury_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_markings_attempt_id_task_id_juror_id",
                schema: "olympiads",
                table: "markings",
                columns: new[] { "attempt_id", "task_id", "juror_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_markings_attempt_id_task_id_turn",
                schema: "olympiads",
                table: "markings",
                columns: new[] { "attempt_id", "task_id", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_markings_juror_id_task_id",
                schema: "olympiads",
                table: "markings",
                columns: new[] { "juror_id", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_markings_task_id",
                schema: "olympiads",
                table: "markings",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_works_round_id_cipher",
                schema: "olympiads",
                table: "works",
                columns: new[] { "round_id", "cipher" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jury_members",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "markings",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "works",
                schema: "olympiads");
        }
    }
}
