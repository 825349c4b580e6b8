using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

// The contract on the portal's own PostgreSQL.

public sealed class AcceptanceOnPostgres(PostgresLibrary library) : AcceptanceTests(library), IClassFixture<PostgresLibrary>;

public sealed class ElsewhereOnPostgres(PostgresLibrary library) : ElsewhereTests(library), IClassFixture<PostgresLibrary>;

public sealed class FacetsAndAccessOnPostgres(PostgresLibrary library) : FacetAndAccessTests(library), IClassFixture<PostgresLibrary>;

public sealed class HelpOnPostgres(PostgresLibrary library) : HelpTests(library), IClassFixture<PostgresLibrary>;

/// <summary>Alone: memory is counted, and it is everybody's.</summary>
[Collection(nameof(LongTextOnPostgres)), CollectionDefinition(nameof(LongTextOnPostgres), DisableParallelization = true)]
public sealed class LongTextOnPostgres(PostgresLibrary library) : LongTextTests(library), IClassFixture<PostgresLibrary>;

public sealed class RankingOnPostgres(PostgresLibrary library) : RankingTests(library), IClassFixture<PostgresLibrary>;

public sealed class SchoolWordsOnPostgres(PostgresLibrary library) : SchoolWordsTests(library), IClassFixture<PostgresLibrary>;

public sealed class SpellingsOnPostgres(PostgresLibrary library) : SpellingsTests(library), IClassFixture<PostgresLibrary>;
