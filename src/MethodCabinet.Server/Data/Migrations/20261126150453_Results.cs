using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Results : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "award_changes",
                schema: "olympiads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_changes_people_decided_by_id",
                        column: x => x.decided_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_changes_people_proposed_by_id",
                        column: x => x.proposed_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_changes_registrations_registration_id",
                        column: x => x.registration_id,
                        principalSchema: "olympiads",
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "award_policies",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_policies", x => x.olympiad_id);
                    table.ForeignKey(
                        name: "fk_award_policies_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "results_signings",
                schema: "olympiads",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_results_signings", x => x.olympiad_id);
                    table.ForeignKey(
                        name: "fk_results_signings_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_results_signings_people_signed_by_id",
                        column: x => x.signed_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "awards",
                schema: "olympiads",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    track_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    place_from = table.Column<int>(type: "integer", nullable: false),
                    place_to = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    max_points = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_awards", x => x.registration_id);
                    table.ForeignKey(
                        name: "fk_awards_registrations_registration_id",
                        column: x => x.registration_id,
                        principalSchema: "olympiads",
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_awards_results_signings_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "results_signings",
                        principalColumn: "olympiad_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_awards_tracks_track_id",
                        column: x => x.track_id,
                        principalSchema: "olympiads",
                        principalTable: "tracks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_award_changes_decided_by_id",
                schema: "olympiads",
                table: "award_changes",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_changes_proposed_by_id",
                schema: "olympiads",
                table: "award_changes",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_changes_registration_id",
                schema: "olympiads",
                table: "award_changes",
                column: "registration_id",
                unique: true,
                filter: "state = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_awards_olympiad_id",
                schema: "olympiads",
                table: "awards",
                column: "olympiad_id");

            migrationBuilder.CreateIndex(
                name: "ix_awards_track_id",
                schema: "olympiads",
                table: "awards",
                column: "track_id");

            migrationBuilder.CreateIndex(
                name: "ix_results_signings_signed_by_id",
                schema: "olympiads",
                table: "results_signings",
                column: "signed_by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "award_changes",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "award_policies",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "awards",
                schema: "olympiads");

            migrationBuilder.DropTable(
                name: "results_signings",
                schema: "olympiads");
        }
    }
}
