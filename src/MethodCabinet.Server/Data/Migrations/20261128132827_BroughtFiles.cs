using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class BroughtFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "brought_for",
                schema: "materials",
                table: "uploads",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "brought_for",
                schema: "materials",
                table: "files",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_files_brought_for",
                schema: "materials",
                table: "files",
                column: "brought_for",
                filter: "brought_for is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_files_brought_for",
                schema: "materials",
                table: "files");

            migrationBuilder.DropColumn(
                name: "brought_for",
                schema: "materials",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "brought_for",
                schema: "materials",
                table: "files");
        }
    }
}
