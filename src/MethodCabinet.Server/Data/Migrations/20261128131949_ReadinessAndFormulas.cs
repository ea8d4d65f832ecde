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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "diagnostic_asks",
                schema: "courses");

            migrationBuilder.DropColumn(
                name: "diagnostic",
                schema: "courses",
                table: "reminder_settings");
        }
    }
}
