using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Together : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                schema: "courses",
                table: "submissions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "late_days",
                schema: "courses",
                table: "submissions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<decimal>(
                name: "late_percent",
                schema: "courses",
                table: "submissions",
                type: "numeric(12,4)",
                precision: 12,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "peer_points",
                schema: "courses",
                table: "submissions",
                type: "numeric(12,4)",
                precision: 12,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remarks",
                schema: "courses",
                table: "submissions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "peer_rounds",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dealt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_peer_rounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_peer_rounds_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_groups",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    file_ids = table.Column<string>(type: "jsonb", nullable: false),
                    draft = table.Column<int>(type: "integer", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_groups", x => x.id);
                    table.ForeignKey(
                        name: "fk_work_groups_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "peer_reviews",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    comments = table.Column<string>(type: "jsonb", nullable: false),
                    total = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    aside_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_peer_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_peer_reviews_enrolments_reviewer_id",
                        column: x => x.reviewer_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_peer_reviews_peer_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "courses",
                        principalTable: "peer_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_peer_reviews_submissions_submission_id",
                        column: x => x.submission_id,
                        principalSchema: "courses",
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_group_members",
                schema: "courses",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_group_members", x => new { x.enrolment_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_work_group_members_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_work_group_members_work_groups_group_id",
                        column: x => x.group_id,
                        principalSchema: "courses",
                        principalTable: "work_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_group_id_number",
                schema: "courses",
                table: "submissions",
                columns: new[] { "group_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_peer_reviews_reviewer_id",
                schema: "courses",
                table: "peer_reviews",
                column: "reviewer_id");

            migrationBuilder.CreateIndex(
                name: "ix_peer_reviews_round_id",
                schema: "courses",
                table: "peer_reviews",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_peer_reviews_submission_id_reviewer_id",
                schema: "courses",
                table: "peer_reviews",
                columns: new[] { "submission_id", "reviewer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_peer_rounds_cohort_id_unit_id",
                schema: "courses",
                table: "peer_rounds",
                columns: new[] { "cohort_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_group_members_group_id",
                schema: "courses",
                table: "work_group_members",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_groups_cohort_id_unit_id_number",
                schema: "courses",
                table: "work_groups",
                columns: new[] { "cohort_id", "unit_id", "number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_submissions_work_groups_group_id",
                schema: "courses",
                table: "submissions",
                column: "group_id",
                principalSchema: "courses",
                principalTable: "work_groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_submissions_work_groups_group_id",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropTable(
                name: "peer_reviews",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "work_group_members",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "peer_rounds",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "work_groups",
                schema: "courses");

            migrationBuilder.DropIndex(
                name: "ix_submissions_group_id_number",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "group_id",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "late_days",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "late_percent",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "peer_points",
                schema: "courses",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "remarks",
                schema: "courses",
                table: "submissions");
        }
    }
}
