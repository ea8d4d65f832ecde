using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class ContestFilesAndRemoval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                schema: "materials",
                table: "files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "files_ever",
                schema: "olympiads",
                table: "contest_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("update olympiads.contest_entries e set files_ever = f.most from (select entry_id, max(number) as most from olympiads.contest_files group by entry_id) f where f.entry_id = e.id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "removed_at",
                schema: "materials",
                table: "files");

            migrationBuilder.DropColumn(
                name: "files_ever",
                schema: "olympiads",
                table: "contest_entries");
        }
    }
}
