using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class AttemptDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attempt_devices",
                schema: "olympiads",
                columns: table => new
                {
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    browser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chain_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_devices", x => new { x.attempt_id, x.browser_id });
                    table.ForeignKey(
                        name: "fk_attempt_devices_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What a device told before is waited for still.
            migrationBuilder.Sql(
                """
                insert into olympiads.attempt_devices (attempt_id, browser_id, chain_id, seq, is_open, told_at)
                select a.id, a.id, a.id, a.unsent, false, a.unsent_at
                from olympiads.attempts a join olympiads.rounds r on r.id = a.round_id
                where a.unsent > 0 and r.closed_at is null
                """);

            migrationBuilder.DropColumn(
                name: "unsent",
                schema: "olympiads",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "unsent_at",
                schema: "olympiads",
                table: "attempts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempt_devices",
                schema: "olympiads");

            migrationBuilder.AddColumn<int>(
                name: "unsent",
                schema: "olympiads",
                table: "attempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unsent_at",
                schema: "olympiads",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: true);
        }
    }
}
