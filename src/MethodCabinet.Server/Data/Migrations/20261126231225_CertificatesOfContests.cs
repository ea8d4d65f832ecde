using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class CertificatesOfContests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_issuings_olympiads_olympiad_id",
                schema: "certificates",
                table: "issuings");

            migrationBuilder.DropIndex(
                name: "ix_saved_designs_olympiad_id_kind",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_registration_id_kind",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.RenameColumn(
                name: "olympiad_id",
                schema: "certificates",
                table: "issuings",
                newName: "occasion_id");

            migrationBuilder.AddColumn<Guid>(
                name: "contest_id",
                schema: "certificates",
                table: "saved_designs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "for_contests",
                schema: "certificates",
                table: "saved_designs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "registration_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<int>(
                name: "co_author",
                schema: "certificates",
                table: "certificates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "entry_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ground_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: false,
                computedColumnSql: "coalesce(registration_id, entry_id)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_contest_id",
                schema: "certificates",
                table: "saved_designs",
                column: "contest_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_for_contests_kind",
                schema: "certificates",
                table: "saved_designs",
                columns: new[] { "olympiad_id", "contest_id", "for_contests", "kind" },
                unique: true,
                filter: "is_current")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_entry_id",
                schema: "certificates",
                table: "certificates",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_ground_id_co_author",
                schema: "certificates",
                table: "certificates",
                columns: new[] { "ground_id", "co_author" },
                unique: true,
                filter: "revoked_at is null and kind <> 'Participant'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_ground_id_co_author_kind",
                schema: "certificates",
                table: "certificates",
                columns: new[] { "ground_id", "co_author", "kind" },
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates",
                column: "registration_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates",
                sql: "num_nonnulls(registration_id, entry_id) = 1");

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_contest_entries_entry_id",
                schema: "certificates",
                table: "certificates",
                column: "entry_id",
                principalSchema: "olympiads",
                principalTable: "contest_entries",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_saved_designs_contests_contest_id",
                schema: "certificates",
                table: "saved_designs",
                column: "contest_id",
                principalSchema: "olympiads",
                principalTable: "contests",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_certificates_contest_entries_entry_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_saved_designs_contests_contest_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_saved_designs_contest_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_for_contests_kind",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_certificates_entry_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_ground_id_co_author",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_ground_id_co_author_kind",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "ground_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "contest_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropColumn(
                name: "for_contests",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropColumn(
                name: "co_author",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "entry_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.RenameColumn(
                name: "occasion_id",
                schema: "certificates",
                table: "issuings",
                newName: "olympiad_id");

            migrationBuilder.AlterColumn<Guid>(
                name: "registration_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_olympiad_id_kind",
                schema: "certificates",
                table: "saved_designs",
                columns: new[] { "olympiad_id", "kind" },
                unique: true,
                filter: "is_current")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates",
                column: "registration_id",
                unique: true,
                filter: "revoked_at is null and kind <> 'Participant'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_registration_id_kind",
                schema: "certificates",
                table: "certificates",
                columns: new[] { "registration_id", "kind" },
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_issuings_olympiads_olympiad_id",
                schema: "certificates",
                table: "issuings",
                column: "olympiad_id",
                principalSchema: "olympiads",
                principalTable: "olympiads",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
