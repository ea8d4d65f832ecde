using MethodCabinet.Server.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MethodCabinet.Server.Tests.Platform;

public sealed class ErrorHandlerTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction)]
    public void A_database_that_cannot_write_for_now_is_worth_another_try(string state) =>
        Assert.True(ErrorHandler.IsDatabaseAway(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))));
}
