using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Quizzes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quiz_attempts",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    max_points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    task_at_hand = table.Column<Guid>(type: "uuid", nullable: true),
                    flags = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_attempts", x => x.id);
                    table.ForeignKey(
                        name: "fk_quiz_attempts_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quiz_attempts_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quiz_attempts_unit_versions_version_id",
                        column: x => x.version_id,
                        principalSchema: "courses",
                        principalTable: "unit_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quiz_entries",
                schema: "courses",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    elapsed_ms = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    chain_bytes = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_entries", x => new { x.attempt_id, x.device_id, x.seq });
                    table.ForeignKey(
                        name: "fk_quiz_entries_quiz_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "courses",
                        principalTable: "quiz_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quiz_tasks",
                schema: "courses",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    question_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    max_points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_tasks", x => new { x.attempt_id, x.task_id });
                    table.ForeignKey(
                        name: "fk_quiz_tasks_question_versions_question_version_id",
                        column: x => x.question_version_id,
                        principalSchema: "assessment",
                        principalTable: "question_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quiz_tasks_quiz_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "courses",
                        principalTable: "quiz_attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_enrolment_id",
                schema: "courses",
                table: "quiz_attempts",
                column: "enrolment_id",
                filter: "handed_in_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_enrolment_id_unit_id_number",
                schema: "courses",
                table: "quiz_attempts",
                columns: new[] { "enrolment_id", "unit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_person_id",
                schema: "courses",
                table: "quiz_attempts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_version_id",
                schema: "courses",
                table: "quiz_attempts",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_tasks_question_version_id",
                schema: "courses",
                table: "quiz_tasks",
                column: "question_version_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quiz_entries",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "quiz_tasks",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "quiz_attempts",
                schema: "courses");
        }
    }
}
