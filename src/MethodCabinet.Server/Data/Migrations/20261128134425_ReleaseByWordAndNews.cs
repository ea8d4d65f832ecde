using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReleaseByWordAndNews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "decisions",
                schema: "courses",
                table: "reminder_settings",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "tutoring",
                schema: "courses",
                table: "reminder_settings",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                schema: "courses",
                table: "enrolments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cohort_words",
                schema: "courses",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    said_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_words", x => new { x.cohort_id, x.target_id });
                    table.ForeignKey(
                        name: "fk_cohort_words_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cohort_words_people_said_by_id",
                        column: x => x.said_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cohort_words_said_by_id",
                schema: "courses",
                table: "cohort_words",
                column: "said_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cohort_words",
                schema: "courses");

            migrationBuilder.DropColumn(
                name: "decisions",
                schema: "courses",
                table: "reminder_settings");

            migrationBuilder.DropColumn(
                name: "tutoring",
                schema: "courses",
                table: "reminder_settings");

            migrationBuilder.DropColumn(
                name: "decided_at",
                schema: "courses",
                table: "enrolments");
        }
    }
}
