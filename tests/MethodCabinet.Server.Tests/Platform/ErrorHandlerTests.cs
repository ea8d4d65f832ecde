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
    [InlineData(PostgresErrorCodes.IoError)]
    [InlineData(PostgresErrorCodes.OutOfMemory)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.IdleSessionTimeout)]
    public void A_database_that_cannot_write_for_now_is_worth_another_try(string state) =>
        Assert.True(ErrorHandler.IsDatabaseAway(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))));

    [Fact]
    public void A_name_that_does_not_resolve_in_time_is_worth_another_try() =>
        Assert.True(ErrorHandler.IsDatabaseAway(new InvalidOperationException("", new TimeoutException())));

    [Fact]
    public void A_rule_of_the_database_that_is_broken_is_not() =>
        Assert.False(ErrorHandler.IsDatabaseAway(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation))));
}
