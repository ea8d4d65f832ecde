using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class StudyGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "held_in_person_at",
                schema: "lessons",
                table: "lessons",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "study_group_id",
                schema: "lessons",
                table: "lessons",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "study_groups",
                schema: "lessons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    grade = table.Column<int>(type: "integer", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_study_groups", x => x.id);
                    table.ForeignKey(
                        name: "fk_study_groups_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "study_group_members",
                schema: "lessons",
                columns: table => new
                {
                    study_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_study_group_members", x => new { x.study_group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_study_group_members_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_study_group_members_study_groups_study_group_id",
                        column: x => x.study_group_id,
                        principalSchema: "lessons",
                        principalTable: "study_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lessons_study_group_id_starts_at",
                schema: "lessons",
                table: "lessons",
                columns: new[] { "study_group_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_study_group_members_person_id",
                schema: "lessons",
                table: "study_group_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_study_groups_organization_id_from",
                schema: "lessons",
                table: "study_groups",
                columns: new[] { "organization_id", "from" });

            migrationBuilder.AddForeignKey(
                name: "fk_lessons_study_groups_study_group_id",
                schema: "lessons",
                table: "lessons",
                column: "study_group_id",
                principalSchema: "lessons",
                principalTable: "study_groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_lessons_study_groups_study_group_id",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropTable(
                name: "study_group_members",
                schema: "lessons");

            migrationBuilder.DropTable(
                name: "study_groups",
                schema: "lessons");

            migrationBuilder.DropIndex(
                name: "ix_lessons_study_group_id_starts_at",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "held_in_person_at",
                schema: "lessons",
                table: "lessons");

            migrationBuilder.DropColumn(
                name: "study_group_id",
                schema: "lessons",
                table: "lessons");
        }
    }
}
