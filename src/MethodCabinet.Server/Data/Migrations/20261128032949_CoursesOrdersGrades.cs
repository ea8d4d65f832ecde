using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MethodCabinet.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class CoursesOrdersGrades : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_for_contests_kind",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.AddColumn<Guid>(
                name: "course_id",
                schema: "certificates",
                table: "saved_designs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "quota_organization_id",
                schema: "courses",
                table: "enrolments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "certificates_by_id",
                schema: "courses",
                table: "courses",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "enrolment_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "ground_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: false,
                computedColumnSql: "coalesce(registration_id, entry_id, enrolment_id)",
                stored: true,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldComputedColumnSql: "coalesce(registration_id, entry_id)",
                oldStored: true);

            // The column is made anew, and its indexes go with the old one: without them nothing would keep a document from being issued twice.
            migrationBuilder.Sql(
                """
                create unique index if not exists ix_certificates_ground_id_co_author on certificates.certificates (ground_id, co_author)
                  where revoked_at is null and kind <> 'Participant';
                create unique index if not exists ix_certificates_ground_id_co_author_kind on certificates.certificates (ground_id, co_author, kind)
                  where revoked_at is null;
                """);

            migrationBuilder.CreateTable(
                name: "cohort_quotas",
                schema: "courses",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_quotas", x => new { x.cohort_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_cohort_quotas_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cohort_quotas_organizations_organization_id",
                        column: x => x.organization_id,
                        principalSchema: "people",
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grade_changes",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grade_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_grade_changes_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalSchema: "courses",
                        principalTable: "enrolments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_grade_changes_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "grade_schemes",
                schema: "courses",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weights = table.Column<string>(type: "jsonb", nullable: false),
                    drop_lowest = table.Column<int>(type: "integer", nullable: false),
                    pass_percent = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grade_schemes", x => x.cohort_id);
                    table.ForeignKey(
                        name: "fk_grade_schemes_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "courses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    registered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => x.id);
                    table.ForeignKey(
                        name: "fk_orders_cohorts_cohort_id",
                        column: x => x.cohort_id,
                        principalSchema: "courses",
                        principalTable: "cohorts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_orders_people_created_by_id",
                        column: x => x.created_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_orders_people_registered_by_id",
                        column: x => x.registered_by_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_orders_stored_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "materials",
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_people",
                schema: "courses",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_people", x => new { x.order_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_order_people_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "courses",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_people_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "people",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_course_id",
                schema: "certificates",
                table: "saved_designs",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_course_id_for_contests",
                schema: "certificates",
                table: "saved_designs",
                columns: new[] { "olympiad_id", "contest_id", "course_id", "for_contests", "kind" },
                unique: true,
                filter: "is_current")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_quota_organization_id",
                schema: "courses",
                table: "enrolments",
                column: "quota_organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_courses_certificates_by_id",
                schema: "courses",
                table: "courses",
                column: "certificates_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_enrolment_id",
                schema: "certificates",
                table: "certificates",
                column: "enrolment_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates",
                sql: "num_nonnulls(registration_id, entry_id, enrolment_id) = 1");

            migrationBuilder.CreateIndex(
                name: "ix_cohort_quotas_organization_id",
                schema: "courses",
                table: "cohort_quotas",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_grade_changes_by_id",
                schema: "courses",
                table: "grade_changes",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_grade_changes_enrolment_id_unit_id_number",
                schema: "courses",
                table: "grade_changes",
                columns: new[] { "enrolment_id", "unit_id", "number" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_order_people_person_id",
                schema: "courses",
                table: "order_people",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_cohort_id",
                schema: "courses",
                table: "orders",
                column: "cohort_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_by_id",
                schema: "courses",
                table: "orders",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_file_id",
                schema: "courses",
                table: "orders",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_registered_by_id",
                schema: "courses",
                table: "orders",
                column: "registered_by_id");

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_enrolments_enrolment_id",
                schema: "certificates",
                table: "certificates",
                column: "enrolment_id",
                principalSchema: "courses",
                principalTable: "enrolments",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_courses_people_certificates_by_id",
                schema: "courses",
                table: "courses",
                column: "certificates_by_id",
                principalSchema: "people",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_enrolments_organizations_quota_organization_id",
                schema: "courses",
                table: "enrolments",
                column: "quota_organization_id",
                principalSchema: "people",
                principalTable: "organizations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_saved_designs_courses_course_id",
                schema: "certificates",
                table: "saved_designs",
                column: "course_id",
                principalSchema: "courses",
                principalTable: "courses",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_certificates_enrolments_enrolment_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_courses_people_certificates_by_id",
                schema: "courses",
                table: "courses");

            migrationBuilder.DropForeignKey(
                name: "fk_enrolments_organizations_quota_organization_id",
                schema: "courses",
                table: "enrolments");

            migrationBuilder.DropForeignKey(
                name: "fk_saved_designs_courses_course_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropTable(
                name: "cohort_quotas",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "grade_changes",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "grade_schemes",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "order_people",
                schema: "courses");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "courses");

            migrationBuilder.DropIndex(
                name: "ix_saved_designs_course_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_course_id_for_contests",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropIndex(
                name: "ix_enrolments_quota_organization_id",
                schema: "courses",
                table: "enrolments");

            migrationBuilder.DropIndex(
                name: "ix_courses_certificates_by_id",
                schema: "courses",
                table: "courses");

            migrationBuilder.DropIndex(
                name: "ix_certificates_enrolment_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "course_id",
                schema: "certificates",
                table: "saved_designs");

            migrationBuilder.DropColumn(
                name: "quota_organization_id",
                schema: "courses",
                table: "enrolments");

            migrationBuilder.DropColumn(
                name: "certificates_by_id",
                schema: "courses",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "enrolment_id",
                schema: "certificates",
                table: "certificates");

            migrationBuilder.AlterColumn<Guid>(
                name: "ground_id",
                schema: "certificates",
                table: "certificates",
                type: "uuid",
                nullable: false,
                computedColumnSql: "coalesce(registration_id, entry_id)",
                stored: true,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldComputedColumnSql: "coalesce(registration_id, entry_id, enrolment_id)",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_designs_olympiad_id_contest_id_for_contests_kind",
                schema: "certificates",
                table: "saved_designs",
                columns: new[] { "olympiad_id", "contest_id", "for_contests", "kind" },
                unique: true,
                filter: "is_current")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_ground",
                schema: "certificates",
                table: "certificates",
                sql: "num_nonnulls(registration_id, entry_id) = 1");
        }
    }
}
