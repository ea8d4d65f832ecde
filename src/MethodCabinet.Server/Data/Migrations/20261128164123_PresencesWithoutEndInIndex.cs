using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class PresencesWithoutEndInIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_presences_lesson_id_until",
                schema: "lessons",
                table: "presences");

            migrationBuilder.CreateIndex(
                name: "ix_presences_lesson_id",
                schema: "lessons",
                table: "presences",
                column: "lesson_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_presences_lesson_id",
                schema: "lessons",
                table: "presences");

            migrationBuilder.CreateIndex(
                name: "ix_presences_lesson_id_until",
                schema: "lessons",
                table: "presences",
                columns: new[] { "lesson_id", "until" });
        }
    }
}
