using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealedPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "opening_keys",
                schema: "olympiads",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    protected_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sheet_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening_keys", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_opening_keys_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "olympiads",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_seals",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_seals", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_seals_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_seals_papers_paper_id",
                        column: x => x.paper_id,
                        principalSchema: "olympiads",
                        principalTable: "papers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "held_kits",
                schema: "olympiads",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_kits", x => new { x.registration_id, x.seal_id });
                    table.ForeignKey(
                        name: "fk_held_kits_paper_seals_seal_id",
                        column: x => x.seal_id,
                        principalSchema: "olympiads",
                        principalTable: "paper_seals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_held_kits_registrations_registration_id",
                        column: x => x.registration_id,
                        principalSchema: "olympiads",
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_held_kits_seal_id",
                schema: "olympiads",
                table: "held_kits",
                column: "seal_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_seals_file_id",
                schema: "olympiads",
                table: "paper_seals",
                column: "file_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_seals_paper_id_number",
                schema: "olympiads",
                table: "paper_seals",
                columns: new[] { "paper_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "held_kits",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "opening_keys",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "paper_seals",
                schema: "olympiads");
        }
    }
}
