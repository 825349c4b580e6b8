using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

// The contract on a real Elasticsearch.

public sealed class AcceptanceOnElasticsearch(ElasticsearchLibrary library) : AcceptanceTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class ElsewhereOnElasticsearch(ElasticsearchLibrary library) : ElsewhereTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class FacetsAndAccessOnElasticsearch(ElasticsearchLibrary library) : FacetAndAccessTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class HelpOnElasticsearch(ElasticsearchLibrary library) : HelpTests(library), IClassFixture<ElasticsearchLibrary>;

/// <summary>Alone: memory is counted, and it is everybody's.</summary>
[Collection(nameof(LongTextOnElasticsearch)), CollectionDefinition(nameof(LongTextOnElasticsearch), DisableParallelization = true)]
public sealed class LongTextOnElasticsearch(ElasticsearchLibrary library) : LongTextTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class RankingOnElasticsearch(ElasticsearchLibrary library) : RankingTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class SchoolWordsOnElasticsearch(ElasticsearchLibrary library) : SchoolWordsTests(library), IClassFixture<ElasticsearchLibrary>;

public sealed class SpellingsOnElasticsearch(ElasticsearchLibrary library) : SpellingsTests(library), IClassFixture<ElasticsearchLibrary>;
