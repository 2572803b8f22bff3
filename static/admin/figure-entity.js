/* A live figure in a sentence of the rich-text editor: chosen from the observations, shown by its words, never typed. */
(() => {
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;
  const { ModalWorkflowSource, TooltipEntity } = window.draftail;

  class FigureSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.observationChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(data) {
      return { id: data.id };
    }

    onChosen(data) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, "IMMUTABLE", this.filterEntityData(data));
      const key = content.getLastCreatedEntityKey();
      const words = data.figure || data.string;
      const changed = Modifier.replaceText(content, editorState.getSelection(), words, null, key);
      this.workflow.close();
      onComplete(EditorState.push(editorState, changed, "insert-characters"));
    }
  }

  const shownWith = (name) => (props) => {
    const { id } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(window.wagtail.components.Icon, { name });
    return createElement(TooltipEntity, { ...props, icon, label: `#${id}` });
  };

  const register = (type, icon) =>
    window.draftail.registerPlugin({ type, source: FigureSource, decorator: shownWith(icon) }, "entityTypes");
  register("FIGURE", "order");
  register("FIGURE_LATEST", "history");
})();
