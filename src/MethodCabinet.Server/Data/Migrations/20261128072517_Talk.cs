using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Talk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                schema: "courses",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_calendar_feeds_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discussion_threads",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_pinned = table.Column<bool>(type: "boolean", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discussion_threads", x => x.id);
                    table.ForeignKey(
                        name: "fk_discussion_threads_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussion_threads_people_author_id",
                        column: x => x.author_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminder_letters",
                schema: "courses",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_letters", x => new { x.person_id, x.day });
                    table.ForeignKey(
                        name: "fk_reminder_letters_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminder_settings",
                schema: "courses",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due = table.Column<bool>(type: "boolean", nullable: false),
                    returned = table.Column<bool>(type: "boolean", nullable: false),
                    start = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<bool>(type: "boolean", nullable: false),
                    days_before = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_settings", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_reminder_settings_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sent_reminders",
                schema: "courses",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_reminders", x => new { x.person_id, x.key });
                    table.ForeignKey(
                        name: "fk_sent_reminders_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_notes",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "jsonb", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_notes_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_questions",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "jsonb", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    may_be_shown = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answer_html = table.Column<string>(type: "text", nullable: false),
                    is_for_all = table.Column<bool>(type: "boolean", nullable: false),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_questions_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_questions_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_questions_people_answered_by_id",
                        column: x => x.answered_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discussion_posts",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hidden_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discussion_posts", x => x.id);
                    table.ForeignKey(
                        name: "fk_discussion_posts_discussion_threads_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "courses",
                        principalTable: "discussion_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussion_posts_people_author_id",
                        column: x => x.author_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussion_posts_people_hidden_by_id",
                        column: x => x.hidden_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "discussion_seen",
                schema: "courses",
                columns: table => new
                {
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discussion_seen", x => new { x.thread_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_discussion_seen_discussion_threads_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "courses",
                        principalTable: "discussion_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discussion_seen_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_secret",
                schema: "courses",
                table: "calendar_feeds",
                column: "secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discussion_posts_author_id",
                schema: "courses",
                table: "discussion_posts",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussion_posts_hidden_by_id",
                schema: "courses",
                table: "discussion_posts",
                column: "hidden_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussion_posts_thread_id_written_at",
                schema: "courses",
                table: "discussion_posts",
                columns: new[] { "thread_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_discussion_seen_person_id",
                schema: "courses",
                table: "discussion_seen",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussion_threads_author_id",
                schema: "courses",
                table: "discussion_threads",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_discussion_threads_cohort_id",
                schema: "courses",
                table: "discussion_threads",
                column: "cohort_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_notes_enrolment_id",
                schema: "courses",
                table: "unit_notes",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_questions_answered_by_id",
                schema: "courses",
                table: "unit_questions",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_questions_asked_at",
                schema: "courses",
                table: "unit_questions",
                column: "asked_at",
                filter: "answered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_questions_cohort_id_unit_id",
                schema: "courses",
                table: "unit_questions",
                columns: new[] { "cohort_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_questions_enrolment_id",
                schema: "courses",
                table: "unit_questions",
                column: "enrolment_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "discussion_posts",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "discussion_seen",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "reminder_letters",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "reminder_settings",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "sent_reminders",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "unit_notes",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "unit_questions",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "discussion_threads",
                schema: "courses");
        }
    }
}
