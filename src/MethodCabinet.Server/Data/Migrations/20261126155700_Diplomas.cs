using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Diplomas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "file_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "register_number",
                schema: "certificates",
                table: "certificates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "signed_code",
                schema: "certificates",
                table: "certificates",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "issuings",
                schema: "certificates",
                columns: table => new
                {
                    olympiad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issuings", x => x.olympiad_id);
                    table.ForeignKey(
                        name: "fk_issuings_olympiads_olympiad_id",
                        column: x => x.olympiad_id,
                        principalSchema: "olympiads",
                        principalTable: "olympiads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issuings_people_started_by_id",
                        column: x => x.started_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_file_id",
                schema: "certificates",
                table: "certificates",
                column: "file_id");

            // What was issued before there was a register number gets one in the order in which it was issued.
            migrationBuilder.Sql("""
                update certificates.certificates c set register_number = numbered.place
                from (select id, row_number() over (order by issued_on, id) as place from certificates.certificates) numbered
                where numbered.id = c.id
                """);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_register_number",
                schema: "certificates",
                table: "certificates",
                column: "register_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates",
                column: "registration_id",
                unique: true,
                filter: "revoked_at is null and kind <> 'Participant'");

            migrationBuilder.CreateIndex(
                name: "ix_issuings_started_by_id",
                schema: "certificates",
                table: "issuings",
                column: "started_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_stored_files_file_id",
                schema: "certificates",
                table: "certificates",
                column: "file_id",
                principalSchema: "materials",
                principalTable: "files",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.CreateTable(
                name: "document_templates",
                schema: "certificates",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_templates", x => x.kind);
                    table.ForeignKey(
                        name: "fk_document_templates_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_document_templates_file_id",
                schema: "certificates",
                table: "document_templates",
                column: "file_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_templates",
                schema: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_certificates_stored_files_file_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropTable(
                name: "issuings",
                schema: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_file_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_register_number",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_registration_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "file_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "register_number",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "signed_code",
                schema: "certificates",
                table: "certificates");
        }
    }
}
