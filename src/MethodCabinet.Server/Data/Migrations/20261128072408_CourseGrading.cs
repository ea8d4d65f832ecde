using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class CourseGrading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "grading",
                schema: "courses",
                table: "courses",
                type: "jsonb",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "grading",
                schema: "courses",
                table: "courses");
        }
    }
}
