using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>What is asked wrongly gets the standard's own error, and HTTP 200.</summary>
public sealed class RequestTests(OpenDataApp app)
{
    private const string Id = "oai:portal.invalid:0000000000";

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=", "badVerb")]
    [InlineData("verb=junk", "badVerb")]
    [InlineData("verb=identify", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("Verb=Identify", "badVerb")]
    [InlineData("verb=Identify%00", "badVerb")]
    [InlineData("verb=Identify&extra=1", "badArgument")]
    [InlineData("verb=Identify&set=toan", "badArgument")]
    [InlineData("verb=ListSets&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListSets&resumptionToken=junk", "badResumptionToken")]
    [InlineData("verb=ListMetadataFormats&identifier=really_wrong", "idDoesNotExist")]
    [InlineData("verb=ListMetadataFormats&identifier=" + Id, "idDoesNotExist")]
    [InlineData("verb=GetRecord", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&identifier=" + Id, "badArgument")]
    [InlineData("verb=GetRecord&identifier=" + Id + "&metadataPrefix=really_wrong", "cannotDisseminateFormat")]
    [InlineData("verb=GetRecord&identifier=" + Id + "&metadataPrefix=oai_dc", "idDoesNotExist")]
    [InlineData("verb=GetRecord&identifier=" + Id + "&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&identifier=invalid%22id&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&identifier=oai:portal.invalid:%00%00%00%00%00%00%00%00%00%00&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&identifier=&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai%20dc", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc%00", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=mods", "cannotDisseminateFormat")]
    [InlineData("verb=ListRecords&metadataPrefix=OAI_DC", "cannotDisseminateFormat")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=junk", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-05T08:00:00", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-05T08:00:00%2B07:00", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-05T08:00:00.123Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=%D9%A2%D9%A0%D9%A2%D9%A6-02-05", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-06&until=2026-02-05", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-10", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=nothing", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=school:nobody", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=subject:a:b", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=subject:", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=subject%00", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=m%C3%B4n", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=junk", "badResumptionToken")]
    [InlineData("verb=ListRecords&resumptionToken=%00", "badResumptionToken")]
    [InlineData("verb=ListRecords&resumptionToken=", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=junk&until=1990-01-10", "badArgument")]
    [InlineData("verb=ListIdentifiers&resumptionToken=junk&metadataPrefix=oai_dc", "badArgument")]
    public async Task What_is_wrong_gets_the_standards_own_error(string query, string error)
    {
        using var harvester = new Harvester(app);

        var reply = await harvester.AskAsync(query);

        reply.Error.ShouldBe(error);
        if (error is "badVerb" or "badArgument") reply.Request.Attributes().ShouldBeEmpty();
        else reply.Request.Attribute("verb").ShouldNotBeNull();
        reply.Request.Value.ShouldBe("http://localhost/oai");
    }

    [Fact]
    public async Task What_is_far_too_long_is_refused_by_the_same_errors()
    {
        using var harvester = new Harvester(app);
        var much = new string('a', 5000);

        (await harvester.AskAsync("verb=" + much)).Error.ShouldBe("badVerb");
        (await harvester.AskAsync("verb=ListRecords&metadataPrefix=" + much)).Error.ShouldBe("badArgument");
        (await harvester.AskAsync("verb=ListRecords&resumptionToken=" + much)).Error.ShouldBe("badArgument");
        (await harvester.PostAsync(("verb", "ListRecords"), ("metadataPrefix", new string('a', 60_000)))).Error.ShouldBe("badArgument");
        (await harvester.PostAsync(("verb", "ListRecords"), ("metadataPrefix", new string('a', 600_000)))).Error.ShouldBe("badArgument");
        (await harvester.PostAsync([.. Enumerable.Range(0, 500).Select(i => ($"a{i}", ""))])).Error.ShouldBe("badArgument");
    }

    [Fact]
    public async Task A_form_is_answered_like_an_address()
    {
        using var harvester = new Harvester(app);

        (await harvester.PostAsync(("verb", "Identify"))).Root.Element(Harvester.Oai + "Identify").ShouldNotBeNull();
        (await harvester.PostAsync(("verb", "Identify"), ("verb", "Identify"))).Error.ShouldBe("badVerb");
        (await harvester.PostAsync()).Error.ShouldBe("badVerb");
    }

    [Fact]
    public async Task A_body_that_is_no_form_has_no_verb()
    {
        using var harvester = new Harvester(app);
        using var body = new StringContent("{\"verb\":\"Identify\"}", System.Text.Encoding.UTF8, "application/json");
        using var response = await harvester.Client.PostAsync(new Uri(harvester.Address, UriKind.Relative), body, TestContext.Current.CancellationToken);

        (await Harvester.ReadAsync(response)).Error.ShouldBe("badVerb");
    }
}
