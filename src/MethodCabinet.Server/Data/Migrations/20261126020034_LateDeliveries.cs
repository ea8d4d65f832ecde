using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class LateDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "late_accept_minutes",
                schema: "olympiads",
                table: "olympiads",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "carrier_keys",
                schema: "olympiads",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    protected_private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_keys", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_carrier_keys_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "late_deliveries",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seq = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    carried_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: false),
                    written_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    written_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    clock_gap_ms = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_late_deliveries_attempts_attempt_id",
                        column: x => x.attempt_id,
                        principalSchema: "olympiads",
                        principalTable: "attempts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_late_deliveries_people_carried_by_id",
                        column: x => x.carried_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_late_deliveries_people_decided_by_id",
                        column: x => x.decided_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_late_deliveries_attempt_id_device_id_first_seq",
                schema: "olympiads",
                table: "late_deliveries",
                columns: new[] { "attempt_id", "device_id", "first_seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_late_deliveries_carried_by_id",
                schema: "olympiads",
                table: "late_deliveries",
                column: "carried_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_late_deliveries_decided_by_id",
                schema: "olympiads",
                table: "late_deliveries",
                column: "decided_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_keys",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "late_deliveries",
                schema: "olympiads");

            migrationBuilder.DropColumn(
                name: "late_accept_minutes",
                schema: "olympiads",
                table: "olympiads");
        }
    }
}
