using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

/// <summary>The fields somebody wants: <c>id,title,files.address</c>. Without a choice, all.</summary>
internal sealed class FieldChoice
{
    private static readonly ConcurrentDictionary<Type, Branch> Known = new();

    private readonly Branch _chosen = new();

    /// <typeparam name="T">The thing whose fields they are.</typeparam>
    /// <exception cref="ApiProblemException">The thing has no such field.</exception>
    public static FieldChoice? Of<T>(ApiQuery query)
    {
        if (query[ApiParameters.Fields] is not { } said) return null;
        var choice = new FieldChoice();
        foreach (var path in said.Split(',', StringSplitOptions.RemoveEmptyEntries))
            choice.Add(path, Known.GetOrAdd(typeof(T), type => Branch.Of(type)));
        return choice;
    }

    public JsonNode? Of(object? thing) => Cut(JsonSerializer.SerializeToNode(thing, OpenJson.Form), _chosen);

    private void Add(string path, Branch known)
    {
        var here = _chosen;
        foreach (var name in path.Split('.'))
        {
            if (!known.Below.TryGetValue(name, out var next))
                throw ApiProblemException.OfParameter(ApiParameters.Fields.Name, "open-data.problem.field", path, string.Join(", ", known.Below.Keys));
            known = next;
            if (!here.Below.TryGetValue(name, out var below)) here.Below[name] = below = new Branch();
            here = below;
        }

        here.IsWhole = true;
    }

    private static JsonNode? Cut(JsonNode? node, Branch chosen)
    {
        if (chosen.IsWhole) return node?.DeepClone();
        return node switch
        {
            JsonArray list => new JsonArray([.. list.Select(item => Cut(item, chosen))]),
            JsonObject thing => new JsonObject(thing.Where(part => chosen.Below.ContainsKey(part.Key)).Select(part => KeyValuePair.Create(part.Key, Cut(part.Value, chosen.Below[part.Key])))),
            _ => node?.DeepClone(),
        };
    }

    private sealed class Branch
    {
        public bool IsWhole { get; set; }

        public Dictionary<string, Branch> Below { get; } = [];

        public static Branch Of(Type type)
        {
            var branch = new Branch();
            var info = OpenJson.Form.GetTypeInfo(type);
            if (info.Kind == JsonTypeInfoKind.Enumerable) return Of(info.ElementType!);
            if (info.Kind == JsonTypeInfoKind.Object)
            {
                foreach (var property in info.Properties) branch.Below[property.Name] = Of(property.PropertyType);
            }

            return branch;
        }
    }
}
