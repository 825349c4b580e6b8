using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace OerPortal.Deposit.Description;

/// <summary>What the document says of each field: <c>deposit.field.{thing}.{name}</c>, or <c>deposit.field.{name}</c> where it is the same everywhere.</summary>
internal sealed class SchemaWords(IStringLocalizer strings) : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // Numbers are written as numbers; that they may be read from text is nobody's business.
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        // A description of a part that is a thing of its own would become that of the thing, wherever it stands.
        if (context.JsonPropertyInfo is { } property && schema.Type?.HasFlag(JsonSchemaType.Object) != true)
            schema.Description = WordsOf(property.DeclaringType, property.Name);
        return Task.CompletedTask;
    }

    /// <returns>Null when nobody has written any; a test finds that.</returns>
    private string? WordsOf(Type declaring, string name)
    {
        var thing = declaring.Name.Replace("View", "", StringComparison.Ordinal);
        LocalizedString own = strings[$"deposit.field.{char.ToLowerInvariant(thing[0])}{thing[1..]}.{name}"], common = strings[$"deposit.field.{name}"];
        return !own.ResourceNotFound ? own.Value : !common.ResourceNotFound ? common.Value : null;
    }
}
