using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Courses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "courses");

            migrationBuilder.CreateTable(
                name: "courses",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    summary_html = table.Column<string>(type: "text", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    is_template = table.Column<bool>(type: "boolean", nullable: false),
                    outline = table.Column<string>(type: "jsonb", nullable: false),
                    last_edition = table.Column<int>(type: "integer", nullable: false),
                    archived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_courses", x => x.id);
                    table.ForeignKey(
                        name: "fk_courses_people_created_by_id",
                        column: x => x.created_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "editions",
                schema: "courses",
                columns: table => new
                {
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    outline = table.Column<string>(type: "jsonb", nullable: false),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_editions", x => new { x.course_id, x.number });
                    table.ForeignKey(
                        name: "fk_editions_courses_course_id",
                        column: x => x.course_id,
                        principalSchema: "courses",
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_editions_people_published_by_id",
                        column: x => x.published_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_versions",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_versions_courses_course_id",
                        column: x => x.course_id,
                        principalSchema: "courses",
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_versions_people_written_by_id",
                        column: x => x.written_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_versions_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cohorts",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    admission = table.Column<string>(type: "text", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohorts", x => x.id);
                    table.ForeignKey(
                        name: "fk_cohorts_editions_course_id_edition",
                        columns: x => new { x.course_id, x.edition },
                        principalSchema: "courses",
                        principalTable: "editions",
                        principalColumns: new[] { "course_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cohort_tutors",
                schema: "courses",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_tutors", x => new { x.cohort_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_cohort_tutors_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cohort_tutors_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => x.id);
                    table.ForeignKey(
                        name: "fk_enrolments_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    total = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    comment = table.Column<string>(type: "text", nullable: false),
                    marked_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_submissions_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_people_marked_by_id",
                        column: x => x.marked_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_unit_versions_version_id",
                        column: x => x.version_id,
                        principalSchema: "courses",
                        principalTable: "unit_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_extensions",
                schema: "courses",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    given_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_extensions", x => new { x.enrolment_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_unit_extensions_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_extensions_people_given_by_id",
                        column: x => x.given_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_progress",
                schema: "courses",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    max_points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_progress", x => new { x.enrolment_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_unit_progress_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_files",
                schema: "courses",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_files", x => new { x.submission_id, x.number });
                    table.ForeignKey(
                        name: "fk_submission_files_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submission_files_submissions_submission_id",
                        column: x => x.submission_id,
                        principalSchema: "courses",
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cohort_tutors_person_id",
                schema: "courses",
                table: "cohort_tutors",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_cohorts_course_id_edition",
                schema: "courses",
                table: "cohorts",
                columns: new[] { "course_id", "edition" });

            migrationBuilder.CreateIndex(
                name: "ix_courses_created_by_id",
                schema: "courses",
                table: "courses",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_editions_published_by_id",
                schema: "courses",
                table: "editions",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_cohort_id_person_id",
                schema: "courses",
                table: "enrolments",
                columns: new[] { "cohort_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_person_id",
                schema: "courses",
                table: "enrolments",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_submission_files_file_id",
                schema: "courses",
                table: "submission_files",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_enrolment_id_unit_id_number",
                schema: "courses",
                table: "submissions",
                columns: new[] { "enrolment_id", "unit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_marked_by_id",
                schema: "courses",
                table: "submissions",
                column: "marked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_version_id",
                schema: "courses",
                table: "submissions",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_extensions_given_by_id",
                schema: "courses",
                table: "unit_extensions",
                column: "given_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_versions_course_id",
                schema: "courses",
                table: "unit_versions",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_versions_file_id",
                schema: "courses",
                table: "unit_versions",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_versions_written_by_id",
                schema: "courses",
                table: "unit_versions",
                column: "written_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cohort_tutors",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "submission_files",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "unit_extensions",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "unit_progress",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "submissions",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "enrolments",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "unit_versions",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "cohorts",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "editions",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "courses",
                schema: "courses");
        }
    }
}
