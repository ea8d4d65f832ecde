using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class MarkingLock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "marking_lock_reason",
                schema: "olympiads",
                table: "rounds",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "marking_locked_at",
                schema: "olympiads",
                table: "rounds",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "marking_lock_reason",
                schema: "olympiads",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "marking_locked_at",
                schema: "olympiads",
                table: "rounds");
        }
    }
}
