using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class BegunAway : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "begun_before_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "begun_before_heard_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "heard_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "round_pauses",
                schema: "olympiads",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_pauses", x => new { x.round_id, x.from });
                    table.ForeignKey(
                        name: "fk_round_pauses_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "round_pauses",
                schema: "olympiads");

            migrationBuilder.DropColumn(
                name: "begun_before_at",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "begun_before_heard_at",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "heard_at",
                schema: "olympiads",
                table: "attempts");
        }
    }
}
