using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Journals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attendance_entries",
                schema: "lessons",
                columns: table => new
                {
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    late_minutes = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_entries", x => new { x.lesson_id, x.person_id, x.number });
                    table.ForeignKey(
                        name: "fk_attendance_entries_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_entries_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_entries_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "family_threads",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupil_id = table.Column<Guid>(type: "uuid", nullable: false),
                    family_id = table.Column<Guid>(type: "uuid", nullable: false),
                    teacher_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_family_threads", x => x.id);
                    table.ForeignKey(
                        name: "fk_family_threads_people_family_id",
                        column: x => x.family_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_family_threads_people_pupil_id",
                        column: x => x.pupil_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_family_threads_people_teacher_id",
                        column: x => x.teacher_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "marks",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marks", x => x.id);
                    table.ForeignKey(
                        name: "fk_marks_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_marks_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "records",
                schema: "lessons",
                columns: table => new
                {
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    homework = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    takes_works = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records", x => x.lesson_id);
                    table.ForeignKey(
                        name: "fk_records_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "term_marks",
                schema: "lessons",
                columns: table => new
                {
                    study_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                    mean = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_marks", x => new { x.study_group_id, x.person_id, x.term, x.number });
                    table.ForeignKey(
                        name: "fk_term_marks_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_term_marks_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_term_marks_study_groups_study_group_id",
                        column: x => x.study_group_id,
                        principalSchema: "lessons",
                        principalTable: "study_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "family_messages",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_family_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_family_messages_family_threads_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "lessons",
                        principalTable: "family_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_family_messages_people_author_id",
                        column: x => x.author_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "family_threads_seen",
                schema: "lessons",
                columns: table => new
                {
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_family_threads_seen", x => new { x.thread_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_family_threads_seen_family_threads_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "lessons",
                        principalTable: "family_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_family_threads_seen_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "homework_works",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    remarks = table.Column<string>(type: "jsonb", nullable: false),
                    marked_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mark_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homework_works", x => x.id);
                    table.ForeignKey(
                        name: "fk_homework_works_lessons_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "lessons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homework_works_marks_mark_id",
                        column: x => x.mark_id,
                        principalSchema: "lessons",
                        principalTable: "marks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homework_works_people_marked_by_id",
                        column: x => x.marked_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_homework_works_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mark_changes",
                schema: "lessons",
                columns: table => new
                {
                    mark_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<string>(type: "text", nullable: true),
                    to = table.Column<string>(type: "text", nullable: true),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mark_changes", x => new { x.mark_id, x.number });
                    table.ForeignKey(
                        name: "fk_mark_changes_marks_mark_id",
                        column: x => x.mark_id,
                        principalSchema: "lessons",
                        principalTable: "marks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mark_changes_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "record_files",
                schema: "lessons",
                columns: table => new
                {
                    lesson_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_files", x => new { x.lesson_id, x.number });
                    table.ForeignKey(
                        name: "fk_record_files_records_lesson_id",
                        column: x => x.lesson_id,
                        principalSchema: "lessons",
                        principalTable: "records",
                        principalColumn: "lesson_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_record_files_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "homework_files",
                schema: "lessons",
                columns: table => new
                {
                    work_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homework_files", x => new { x.work_id, x.number });
                    table.ForeignKey(
                        name: "fk_homework_files_homework_works_work_id",
                        column: x => x.work_id,
                        principalSchema: "lessons",
                        principalTable: "homework_works",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_homework_files_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_entries_by_id",
                schema: "lessons",
                table: "attendance_entries",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_entries_person_id",
                schema: "lessons",
                table: "attendance_entries",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_family_messages_author_id_at",
                schema: "lessons",
                table: "family_messages",
                columns: new[] { "author_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_family_messages_thread_id_at",
                schema: "lessons",
                table: "family_messages",
                columns: new[] { "thread_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_family_threads_family_id",
                schema: "lessons",
                table: "family_threads",
                column: "family_id");

            migrationBuilder.CreateIndex(
                name: "ix_family_threads_pupil_id_family_id_teacher_id",
                schema: "lessons",
                table: "family_threads",
                columns: new[] { "pupil_id", "family_id", "teacher_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_family_threads_teacher_id",
                schema: "lessons",
                table: "family_threads",
                column: "teacher_id");

            migrationBuilder.CreateIndex(
                name: "ix_family_threads_seen_person_id",
                schema: "lessons",
                table: "family_threads_seen",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_homework_files_file_id",
                schema: "lessons",
                table: "homework_files",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_homework_works_lesson_id",
                schema: "lessons",
                table: "homework_works",
                column: "lesson_id",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_homework_works_lesson_id_person_id_number",
                schema: "lessons",
                table: "homework_works",
                columns: new[] { "lesson_id", "person_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_homework_works_mark_id",
                schema: "lessons",
                table: "homework_works",
                column: "mark_id");

            migrationBuilder.CreateIndex(
                name: "ix_homework_works_marked_by_id",
                schema: "lessons",
                table: "homework_works",
                column: "marked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_homework_works_person_id",
                schema: "lessons",
                table: "homework_works",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mark_changes_by_id",
                schema: "lessons",
                table: "mark_changes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_marks_lesson_id_person_id",
                schema: "lessons",
                table: "marks",
                columns: new[] { "lesson_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_marks_person_id",
                schema: "lessons",
                table: "marks",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_files_file_id",
                schema: "lessons",
                table: "record_files",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_records_due_at",
                schema: "lessons",
                table: "records",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_term_marks_by_id",
                schema: "lessons",
                table: "term_marks",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_term_marks_person_id",
                schema: "lessons",
                table: "term_marks",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance_entries",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "family_messages",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "family_threads_seen",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "homework_files",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "mark_changes",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "record_files",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "term_marks",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "family_threads",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "homework_works",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "records",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "marks",
                schema: "lessons");
        }
    }
}
