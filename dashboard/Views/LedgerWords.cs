using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Desk;
using SmartVillage.Events;

namespace SmartVillage.Dashboard.Views;

/// <summary>What a line of the ledger says.</summary>
internal sealed class LedgerWords(CatalogueIndex catalogue, IStringLocalizer words)
{
    public string WhatOf(LedgerLine line) => line switch
    {
        { Type: EventType.Service, Status: { } status } => words["Ledger.Service." + status],
        { Type: EventType.Participation, Subject: { } activity } => words["Activity." + activity],
        _ => words["Ledger.Type." + line.Type],
    };

    public string DetailOf(LedgerLine line) => line switch
    {
        { Type: EventType.Service, Subject: { } service } => string.Join(" · ", new[] { catalogue.Service(service)?.Versions[^1].Name.Shown() ?? service, line.Number }.Where(part => part is not null)),
        { Type: EventType.Participation } => words["Ledger.People", Figures.Count(line.People ?? 0)],
        { Type: EventType.Figure, Subject: { } figure } => catalogue.Figure(figure)?.Name.Shown() ?? figure,
        { Corrects: { } seq } => words["Ledger.Corrects", Figures.Count(seq)],
        _ => "",
    };
}
