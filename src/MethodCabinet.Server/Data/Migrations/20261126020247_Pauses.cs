using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Pauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pause_reason",
                schema: "olympiads",
                table: "rounds",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                schema: "olympiads",
                table: "rounds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "paused_for",
                schema: "olympiads",
                table: "rounds",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "resumed_at",
                schema: "olympiads",
                table: "rounds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason",
                schema: "olympiads",
                table: "attempts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "paused_for",
                schema: "olympiads",
                table: "attempts",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "resumed_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "round_paused_before",
                schema: "olympiads",
                table: "attempts",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));

            migrationBuilder.AddColumn<TimeSpan>(
                name: "round_paused_then",
                schema: "olympiads",
                table: "attempts",
                type: "interval",
                nullable: false,
                defaultValue: new TimeSpan(0, 0, 0, 0, 0));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "pause_reason",
                schema: "olympiads",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "paused_at",
                schema: "olympiads",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "paused_for",
                schema: "olympiads",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "resumed_at",
                schema: "olympiads",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "pause_reason",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "paused_at",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "paused_for",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "resumed_at",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "round_paused_before",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "round_paused_then",
                schema: "olympiads",
                table: "attempts");
        }
    }
}
