using OerPortal.Cms.Text;

namespace OerPortal.OpenData.Dcat;

/// <summary>A value in a graph: an address, or text with a datatype or a language. There are no blank nodes: everything has an address.</summary>
internal sealed record RdfTerm(string Value, bool IsAddress, string? Datatype = null, string? Language = null);

/// <param name="Predicate">With its prefix (<see cref="RdfNames"/>).</param>
internal sealed record RdfTriple(string Subject, string Predicate, RdfTerm Object);

/// <summary>What is said, in the order in which it was said.</summary>
internal sealed class RdfGraph
{
    private readonly List<RdfTriple> _triples = [];

    public IEnumerable<IGrouping<string, RdfTriple>> Things => _triples.Distinct().GroupBy(triple => triple.Subject);

    public RdfThing About(string subject) => new(this, subject);

    public void Add(RdfTriple triple) => _triples.Add(triple);
}

/// <summary>Says things of one subject.</summary>
internal readonly record struct RdfThing(RdfGraph Graph, string Address)
{
    /// <param name="name">A class, with its prefix.</param>
    public RdfThing Is(string name) => Link("rdf:type", RdfNames.Full(name));

    public RdfThing Link(string predicate, params IEnumerable<string?> addresses)
    {
        foreach (var address in addresses.OfType<string>()) Graph.Add(new(Address, predicate, new(address, IsAddress: true)));
        return this;
    }

    public RdfThing Text(string predicate, Views.NamesView both)
    {
        Graph.Add(new(Address, predicate, new(both.Vi, IsAddress: false, Language: "vi")));
        Graph.Add(new(Address, predicate, new(both.En, IsAddress: false, Language: "en")));
        return this;
    }

    public RdfThing Text(string predicate, string text)
    {
        Graph.Add(new(Address, predicate, new(text, IsAddress: false)));
        return this;
    }

    /// <param name="datatype">With its prefix.</param>
    public RdfThing Value(string predicate, string value, string datatype)
    {
        Graph.Add(new(Address, predicate, new(value, IsAddress: false, RdfNames.Full(datatype))));
        return this;
    }

    public RdfThing Time(string predicate, DateTimeOffset? at)
        => at is { } known ? Value(predicate, Moment.Write(known), "xsd:dateTime") : this;
}

/// <summary>The prefixes in use.</summary>
internal static class RdfNames
{
    public static IReadOnlyDictionary<string, string> Prefixes { get; } = new Dictionary<string, string>
    {
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dcatap"] = "http://data.europa.eu/r5r/",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["spdx"] = "http://spdx.org/rdf/terms#",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
    };

    public static string Full(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return Prefixes[name[..colon]] + name[(colon + 1)..];
    }
}
