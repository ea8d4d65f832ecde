using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class FrozenStandings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "frozen_standings",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    frozen_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    results = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_standings", x => x.olympiad_id);
                    table.ForeignKey(
                        name: "fk_frozen_standings_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_frozen_standings_people_frozen_by_id",
                        column: x => x.frozen_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_frozen_standings_frozen_by_id",
                schema: "olympiads",
                table: "frozen_standings",
                column: "frozen_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "frozen_standings",
                schema: "olympiads");
        }
    }
}
