using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadinessAndFormulas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "diagnostic",
                schema: "courses",
                table: "reminder_settings",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "codes",
                schema: "courses",
                table: "grade_schemes",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "formula",
                schema: "courses",
                table: "grade_schemes",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "diagnostic_asks",
                schema: "courses",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_diagnostic_asks", x => new { x.person_id, x.course_id, x.day });
                    table.ForeignKey(
                        name: "fk_diagnostic_asks_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_diagnostic_asks_courses_course_id",
                        column: x => x.course_id,
                        principalSchema: "courses",
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_diagnostic_asks_people_asked_by_id",
                        column: x => x.asked_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_diagnostic_asks_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grade_formula_changes",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    formula = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grade_formula_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_grade_formula_changes_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_grade_formula_changes_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_diagnostic_asks_asked_by_id",
                schema: "courses",
                table: "diagnostic_asks",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_diagnostic_asks_cohort_id",
                schema: "courses",
                table: "diagnostic_asks",
                column: "cohort_id");

            migrationBuilder.CreateIndex(
                name: "ix_diagnostic_asks_course_id",
                schema: "courses",
                table: "diagnostic_asks",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_grade_formula_changes_by_id",
                schema: "courses",
                table: "grade_formula_changes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_grade_formula_changes_cohort_id_number",
                schema: "courses",
                table: "grade_formula_changes",
                columns: new[] { "cohort_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "diagnostic_asks",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "grade_formula_changes",
                schema: "courses");

            migrationBuilder.DropColumn(
                name: "diagnostic",
                schema: "courses",
                table: "reminder_settings");

            migrationBuilder.DropColumn(
                name: "codes",
                schema: "courses",
                table: "grade_schemes");

            migrationBuilder.DropColumn(
                name: "formula",
                schema: "courses",
                table: "grade_schemes");
        }
    }
}
