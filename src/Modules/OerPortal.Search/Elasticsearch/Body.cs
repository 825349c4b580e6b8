using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OerPortal.Search.Elasticsearch;

/// <summary>What is sent: one JSON value a line.</summary>
internal sealed class Body
{
    // Vietnamese letters as they are: half the bytes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public int Length => _bytes.WrittenCount;

    public static Body Of(Action<Utf8JsonWriter> members) => new Body().Line(members);

    /// <summary>One object.</summary>
    public Body Line(Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(_bytes, Plain)) json.Object(members);
        _bytes.Write("\n"u8);
        return this;
    }

    /// <summary>JSON as it is.</summary>
    public Body Text(string json)
    {
        _bytes.Write(System.Text.Encoding.UTF8.GetBytes(json));
        return this;
    }

    /// <summary>Lines that were written before.</summary>
    public void Add(ReadOnlySpan<byte> lines) => _bytes.Write(lines);

    public void Clear() => _bytes.ResetWrittenCount();
}

internal static class JsonWriting
{
    public static void Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject(name);
        members(json);
        json.WriteEndObject();
    }

    /// <summary>An object in an array.</summary>
    public static void Object(this Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }

    public static void Array(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> values)
    {
        json.WriteStartArray(name);
        values(json);
        json.WriteEndArray();
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
        => json.Array(name, array =>
        {
            foreach (var value in values) array.WriteStringValue(value);
        });

    /// <summary><c>{"kind": {"field": value}}</c> as an object in an array.</summary>
    public static void Clause(this Utf8JsonWriter json, string kind, string field, string value)
        => json.Object(clause => clause.Object(kind, inner => inner.WriteString(field, value)));

    /// <summary>Any of the values in the field, as an object in an array.</summary>
    public static void AnyOf(this Utf8JsonWriter json, string field, IEnumerable<string> values)
        => json.Object(clause => clause.Object("terms", inner => inner.Strings(field, values)));
}
