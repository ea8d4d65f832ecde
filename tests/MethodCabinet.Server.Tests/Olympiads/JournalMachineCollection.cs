namespace MethodCabinet.Server.Tests.Olympiads;

/// <summary>The classes that break things share one machine, in turn.</summary>
[CollectionDefinition(nameof(JournalMachine))]
public sealed class JournalMachineCollection : ICollectionFixture<JournalMachine>;
